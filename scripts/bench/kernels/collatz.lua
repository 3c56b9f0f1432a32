-- The twin of collatz.py.

local function chain_length(n)
  local length = 1
  while n ~= 1 do
    if n % 2 == 0 then
      n = n / 2
    else
      n = 3 * n + 1
    end
    length = length + 1
  end
  return length
end

local limit = tonumber(arg[1] or 66000)
local best, best_length, total = 1, 1, 0
for start = 1, limit - 1 do
  local length = chain_length(start)
  total = total + length
  if length > best_length then
    best, best_length = start, length
  end
end
print("longest chain below " .. limit .. " starts at " .. best .. " and has " .. best_length .. " numbers")
print("all chains together: " .. total)
