dofile(os.getenv("BENCH_DIR") .. "/common.lua")
wrk.method = "POST"
wrk.body = "token=" .. os.getenv("BENCH_ACCESS_TOKEN")
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Authorization"] = os.getenv("BENCH_APP_BASIC")
wrk.path = "/realms/" .. os.getenv("BENCH_REALM") .. "/protocol/openid-connect/token/introspect"
