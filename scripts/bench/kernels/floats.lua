-- The twin of floats.py.

local function leibniz(terms)
  local total = 0.0
  local sign = 1.0
  for k = 0, terms - 1 do
    total = total + sign / (2 * k + 1)
    sign = -sign
  end
  return 4 * total
end

local function curve(x)
  return x * x * x - 2.0 * x + 1.5 / (1.0 + x)
end

local function integrate(a, b, steps)
  local h = (b - a) / steps
  local total = 0.5 * (curve(a) + curve(b))
  for i = 1, steps - 1 do
    total = total + curve(a + i * h)
  end
  return total * h
end

local function newton_root(x)
  local guess = x / 2 + 0.5
  while math.abs(guess * guess - x) > 1e-9 * x do
    guess = (guess + x / guess) / 2
  end
  return guess
end

local function bounce(seconds, dt)
  local height, speed, bounces, time = 10.0, 0.0, 0, 0.0
  while time < seconds do
    speed = speed - 9.81 * dt
    height = height + speed * dt
    if height < 0.0 then
      height = -height
      speed = -speed
      bounces = bounces + 1
    end
    time = time + dt
  end
  return height, bounces
end

local n = tonumber(arg[1] or 1500000)
print(string.format("pi is about %.9f", leibniz(n)))
print(string.format("integral: %.9f", integrate(0.0, 3.0, math.floor(n / 2))))
local roots = 0.0
for i = 1, math.floor(n / 20) - 1 do
  roots = roots + newton_root(i)
end
print(string.format("sum of roots: %.6f", roots))
local height, bounces = bounce(n / 1000, 0.002)
print(string.format("height after %d bounces: %.6f", bounces, height))
