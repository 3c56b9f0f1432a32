-- The twin of nested_loops.py.

local function count_right_triangles(limit)
  local found = 0
  for a = 1, limit - 1 do
    for b = a, limit - 1 do
      for c = b, limit - 1 do
        if a * a + b * b == c * c then
          found = found + 1
        end
      end
    end
  end
  return found
end

local function checkered_sum(size)
  local total = 0
  for row = 0, size - 1 do
    for column = 0, size - 1 do
      if (row + column) % 2 == 0 then
        total = total + row * column
      else
        total = total - row
      end
    end
  end
  return total
end

local limit = tonumber(arg[1] or 275)
print("right triangles: " .. count_right_triangles(limit))
print("checkered sum: " .. checkered_sum(5 * limit))
