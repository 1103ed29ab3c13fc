/// Whether bytes cost nothing on the network in use (face.ts, `unmetered`).
import Dispatch
import Network

/// Tells once, on a queue of its own: false on a cellular network, another phone's hotspot, in Low Data Mode and without a network.
func unmetered(_ done: @escaping @Sendable (Bool) -> Void) {
  let monitor = NWPathMonitor()
  monitor.pathUpdateHandler = { path in
    // The first path is the present one; the handler holds the monitor until then.
    monitor.pathUpdateHandler = nil
    monitor.cancel()
    done(path.status == .satisfied && !path.isExpensive && !path.isConstrained)
  }
  monitor.start(queue: DispatchQueue(label: "vn.bluezone.unmetered"))
}
