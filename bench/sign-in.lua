-- One connection a thread, one person a connection: authorization request, form, code, tokens, and again without cookies.
dofile(os.getenv("BENCH_DIR") .. "/common.lua")
local number = 0
local realm = "/realms/" .. os.getenv("BENCH_REALM")
local callback = "http%3A%2F%2F127.0.0.1%3A9%2Fcallback"
local authorize = realm .. "/protocol/openid-connect/auth?client_id=app&response_type=code&scope=openid&redirect_uri="
  .. callback .. "&state=s&nonce=n&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
local verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
local form = { ["Content-Type"] = "application/x-www-form-urlencoded" }
local step, target, csrf, code, cookies = "authorize", nil, nil, nil, {}
signins = 0
local threads = {}

function setup(thread)
  thread:set("id", number)
  number = number + 1
  table.insert(threads, thread)
end

local function jar()
  local all = {}
  for name, value in pairs(cookies) do table.insert(all, name .. "=" .. value) end
  return table.concat(all, "; ")
end

local function with(extra)
  local headers = {}
  for name, value in pairs(extra) do headers[name] = value end
  if next(cookies) then headers["Cookie"] = jar() end
  return headers
end

function request()
  if step == "authorize" then
    return wrk.format("GET", authorize, {})
  elseif step == "page" then
    return wrk.format("GET", target, with({}))
  elseif step == "password" then
    local body = "username=user" .. id .. "&password=violet+anvil+under+eleven+moons&_csrf=" .. csrf
    return wrk.format("POST", target, with(form), body)
  end
  return wrk.format("POST", realm .. "/protocol/openid-connect/token",
    { ["Content-Type"] = form["Content-Type"], ["Authorization"] = os.getenv("BENCH_APP_BASIC") },
    "grant_type=authorization_code&redirect_uri=" .. callback .. "&code_verifier=" .. verifier .. "&code=" .. code)
end

local function restart()
  step, cookies = "authorize", {}
end

local function keep(headers)
  for name, value in pairs(headers) do
    if name:lower() == "set-cookie" then
      local key, content = value:match("^([^=]+)=([^;]*)")
      if key then cookies[key] = content end
    end
  end
end

local function pathOf(location)
  return location:gsub("^https?://[^/]+", "")
end

local function follow(status, headers, body)
  local location = headers["Location"] or headers["location"]
  if status >= 300 and status < 400 and location then
    code = location:match("[?&]code=([^&]+)")
    if code then step = "token" else step, target = "page", pathOf(location) end
  elseif status == 200 and body:find('name="password"', 1, true) then
    target = body:match('<form[^>]-action="([^"]+)"'):gsub("&amp;", "&")
    target = pathOf(target)
    csrf = body:match('name="_csrf"%s+value="([^"]+)"')
    step = "password"
  else
    restart()
  end
end

function response(status, headers, body)
  if step == "token" then
    if status == 200 then signins = signins + 1 end
    restart()
  else
    keep(headers)
    follow(status, headers, body)
  end
end

local summarize = done
function done(summary, latency, requests)
  summarize(summary, latency, requests)
  local all = 0
  for _, thread in ipairs(threads) do all = all + (thread:get("signins") or 0) end
  io.write(string.format("SIGNINS %d %.3f\n", all, summary.duration / 1e6))
end
