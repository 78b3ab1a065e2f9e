import Glibc

/// Waits until one of the descriptors can be read (or has hung up), at most so many milliseconds,
/// nil for ever. Returns those that can; none after the time or after a signal. See poll(2).
package func waitForInput(_ descriptors: [Int32], timeout milliseconds: Int?) -> Set<Int32> {
  var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  let timeout = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
  guard poll(&polled, nfds_t(polled.count), timeout) > 0 else { return [] }
  return Set(polled.filter { $0.revents != 0 }.map(\.fd))
}

/// Milliseconds of a clock that only goes forward.
func monotonicMilliseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}

/// Writes all of `text` to a descriptor, past any buffer.
func writeFully(_ text: String, to descriptor: Int32) {
  let bytes = Array(text.utf8)
  var start = 0
  while start < bytes.count {
    let written = bytes.withUnsafeBytes { buffer in
      write(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
    }
    if written < 0 && errno != EINTR { return }
    start += max(0, written)
  }
}
