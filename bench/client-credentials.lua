dofile(os.getenv("BENCH_DIR") .. "/common.lua")
wrk.method = "POST"
wrk.body = "grant_type=client_credentials&scope=orders"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Authorization"] = os.getenv("BENCH_SERVICE_BASIC")
wrk.path = "/realms/" .. os.getenv("BENCH_REALM") .. "/protocol/openid-connect/token"
