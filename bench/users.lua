-- Work that the database bounds: three searches of users by name for each user that is created, with a token of master.
dofile(os.getenv("BENCH_DIR") .. "/common.lua")

local path = "/api/v1/realms/" .. os.getenv("BENCH_REALM") .. "/users"
local headers = { ["Authorization"] = "Bearer " .. os.getenv("BENCH_ADMIN_TOKEN"), ["Content-Type"] = "application/json" }
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  math.randomseed(os.time() + number * 7919)
  prefix = string.format("b%d-%d-", number, math.random(1, 1e9))
  count = 0
end

function request()
  count = count + 1
  if count % 4 == 0 then
    return wrk.format("POST", path, headers, string.format('{"username":"%s%d"}', prefix, count))
  end
  return wrk.format("GET", path .. "?limit=20&username=" .. prefix .. (count % 10), headers)
end
