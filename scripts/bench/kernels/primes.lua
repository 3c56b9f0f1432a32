-- The twin of primes.py.

local function is_prime(number)
  if number < 2 then
    return false
  end
  if number % 2 == 0 then
    return number == 2
  end
  local divisor = 3
  while divisor * divisor <= number do
    if number % divisor == 0 then
      return false
    end
    divisor = divisor + 2
  end
  return true
end

local limit = tonumber(arg[1] or 290000)
local count, total, twins, last = 0, 0, 0, 0
for number = 0, limit - 1 do
  if is_prime(number) then
    count = count + 1
    total = total + number
    if number - last == 2 then
      twins = twins + 1
    end
    last = number
  end
end
print(count .. " primes below " .. limit)
print("their sum is " .. total .. " and the largest is " .. last)
print(twins .. " pairs of twins")
