/// Monotonic time of this boot and lengths of it, whole milliseconds. It never goes back and counts the time asleep.
typealias Milliseconds = Int

func seconds(_ n: Int) -> Milliseconds { n * 1_000 }
func minutes(_ n: Int) -> Milliseconds { n * 60_000 }
func hours(_ n: Int) -> Milliseconds { n * 3_600_000 }
