/// As much of Apple's WidgetKit as the widget uses, for the check on Linux (see ActivityKit.swift).
import ActivityKit
import SwiftUI

public protocol WidgetConfiguration {}
public protocol Widget {
  associatedtype Body: WidgetConfiguration
  init()
  var body: Body { get }
}
@resultBuilder
public enum WidgetBundleBuilder {
  public static func buildBlock<W: Widget>(_ widget: W) -> some Widget { widget }
}
public protocol WidgetBundle {
  associatedtype Body: Widget
  init()
  @WidgetBundleBuilder var body: Body { get }
}
extension WidgetBundle { public static func main() {} }
public struct ActivityViewContext<Attributes: ActivityAttributes> {
  public let attributes: Attributes
  public var state: Attributes.ContentState { fatalError("nothing is drawn") }
  public var isStale: Bool { false }
}
public struct ActivityConfiguration<Attributes: ActivityAttributes>: WidgetConfiguration {
  public init<Content: View>(
    for attributesType: Attributes.Type, @ViewBuilder content: @escaping (ActivityViewContext<Attributes>) -> Content,
    dynamicIsland: @escaping (ActivityViewContext<Attributes>) -> DynamicIsland
  ) {}
}
public struct DynamicIslandExpandedRegionPosition { public static let bottom = DynamicIslandExpandedRegionPosition() }
public struct DynamicIslandExpandedRegion<Content: View> {
  public init(_ position: DynamicIslandExpandedRegionPosition, @ViewBuilder content: () -> Content) {}
}
@resultBuilder
public enum DynamicIslandExpandedContentBuilder {
  public static func buildBlock<C: View>(_ content: DynamicIslandExpandedRegion<C>) -> DynamicIslandExpandedRegion<C> { content }
}
public struct DynamicIsland {
  public init<E, L: View, T: View, M: View>(
    @DynamicIslandExpandedContentBuilder expanded: () -> DynamicIslandExpandedRegion<E>,
    @ViewBuilder compactLeading: () -> L, @ViewBuilder compactTrailing: () -> T, @ViewBuilder minimal: () -> M
  ) {}
}
