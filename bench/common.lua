-- What every case prints: one line that run.sh reads.
function done(summary, latency, requests)
  local errors = summary.errors
  local refused = errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("RESULT %.0f %.1f %.2f %.2f %.2f %d %d\n", summary.requests,
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    latency:percentile(99) / 1000, errors.status, refused))
end
