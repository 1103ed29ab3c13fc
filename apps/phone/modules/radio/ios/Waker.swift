/// Lets JavaScript do what is due while the app is behind (`Awakening`), in time that the system gives. It runs on the radio's queue
/// alone.
import Foundation

final class Waker: @unchecked Sendable {
  private let queue: DispatchQueue
  private let overtime: Overtime
  private let longest: Milliseconds
  private var awakening = Awakening()
  private var tell: (() -> Void)?
  private var limit: DispatchWorkItem?

  /// `longest`: a wake ends by itself after so long.
  init(_ queue: DispatchQueue, _ overtime: Overtime, longest: Milliseconds) {
    self.queue = queue
    self.overtime = overtime
    self.longest = longest
  }

  /// The app runs behind at this moment.
  func ran(_ at: Milliseconds) { take(awakening.ran(at)) }

  /// Who is told of a wake, of one that goes on already too; nil: nobody.
  func listen(_ tell: (() -> Void)?) {
    self.tell = tell
    take(awakening.listens(tell != nil))
  }

  /// JavaScript is done. Does nothing when nothing was begun.
  func rested() { take(awakening.over()) }

  private func take(_ steps: [Awakening.Step]) {
    for step in steps {
      switch step {
      case .begin: begin()
      case .tell: tell?()
      case .end:
        limit?.cancel()
        overtime.end()
      }
    }
  }

  private func begin() {
    overtime.begin { [weak self, queue] in queue.async { self?.rested() } }
    let limit = DispatchWorkItem { [weak self] in self?.rested() }
    self.limit = limit
    queue.asyncAfter(deadline: .now() + .milliseconds(longest), execute: limit)
  }
}
