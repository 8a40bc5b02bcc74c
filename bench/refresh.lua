-- One connection a thread: each follows a refresh token of its own from rotation to rotation.
dofile(os.getenv("BENCH_DIR") .. "/common.lua")
local number = 0
local path = "/realms/" .. os.getenv("BENCH_REALM") .. "/protocol/openid-connect/token"
local headers = {
  ["Content-Type"] = "application/x-www-form-urlencoded",
  ["Authorization"] = os.getenv("BENCH_APP_BASIC")
}
local token

function setup(thread)
  thread:set("id", number)
  number = number + 1
end

function init(args)
  local index = 0
  for line in io.lines(os.getenv("BENCH_REFRESH_TOKENS")) do
    if index == id then token = line end
    index = index + 1
  end
end

function request()
  return wrk.format("POST", path, headers, "grant_type=refresh_token&refresh_token=" .. token)
end

function response(status, _, body)
  local rotated = body:match('"refresh_token":"([^"]+)"')
  if status == 200 and rotated then token = rotated end
end
