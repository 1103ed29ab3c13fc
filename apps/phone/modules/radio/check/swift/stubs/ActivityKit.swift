/// As much of Apple's ActivityKit as the module uses, for the check on Linux (see CoreBluetooth.swift). It is Swift alone: the list of
/// Apple's interface does not have it, and these lines are by hand, from Apple's documentation, without a second look.
import Foundation

public protocol ActivityAttributes: Decodable, Encodable {
  associatedtype ContentState: Decodable, Encodable, Hashable
}
public struct ActivityContent<State: Decodable & Encodable & Hashable>: @unchecked Sendable {
  public var state: State
  public var staleDate: Date?
  public init(state: State, staleDate: Date?, relevanceScore: Double = 0) {
    self.state = state
    self.staleDate = staleDate
  }
}
public enum ActivityState: Codable, Hashable, Sendable { case active, ended, dismissed, stale }
public struct ActivityUIDismissalPolicy: Sendable {
  public static let immediate = ActivityUIDismissalPolicy()
}
public struct PushType: Sendable {}
public struct ActivityAuthorizationError: Error {}
public final class ActivityAuthorizationInfo: @unchecked Sendable {
  public init() {}
  public var areActivitiesEnabled: Bool { true }
}
public final class Activity<Attributes: ActivityAttributes>: @unchecked Sendable {
  public typealias ContentState = Attributes.ContentState
  public struct ActivityStateUpdates: AsyncSequence {
    public struct Iterator: AsyncIteratorProtocol {
      public mutating func next() async -> ActivityState? { nil }
    }
    public typealias Element = ActivityState
    public func makeAsyncIterator() -> Iterator { Iterator() }
  }
  public let attributes: Attributes
  public var activityState: ActivityState { .active }
  public var activityStateUpdates: ActivityStateUpdates { ActivityStateUpdates() }
  public static var activities: [Activity<Attributes>] { [] }
  public static func request(
    attributes: Attributes, content: ActivityContent<ContentState>, pushType: PushType? = nil
  ) throws -> Activity<Attributes> { Activity(attributes) }
  public func update(_ content: ActivityContent<ContentState>) async {}
  public func end(_ content: ActivityContent<ContentState>?, dismissalPolicy: ActivityUIDismissalPolicy) async {}
  init(_ attributes: Attributes) { self.attributes = attributes }
}
