/// As much of Apple's SwiftUI as the widget uses, for the check on Linux (see ActivityKit.swift). Nothing is drawn.
import Foundation

public protocol View {
  associatedtype Body: View
  @ViewBuilder var body: Body { get }
}
extension Never: View { public var body: Never { return fatalError("no view") } }
@resultBuilder
public enum ViewBuilder {
  public static func buildBlock<each V: View>(_ views: repeat each V) -> Views { Views() }
  public static func buildIf<V: View>(_ view: V?) -> V? { view }
}
/// Views that draw nothing of their own.
public protocol Leaf: View where Body == Never {}
extension Leaf { public var body: Never { return fatalError("nothing is drawn") } }
public struct Views: Leaf {}
extension Optional: View where Wrapped: View { public var body: Never { return fatalError("nothing is drawn") } }
public struct HorizontalAlignment { public static let leading = HorizontalAlignment() }
public struct VStack<Content: View>: Leaf {
  public init(alignment: HorizontalAlignment, @ViewBuilder content: () -> Content) {}
}
public struct HStack<Content: View>: Leaf {
  public init(@ViewBuilder content: () -> Content) {}
}
public struct Spacer: Leaf { public init() {} }
public struct Image: Leaf { public init(systemName: String) {} }
public struct Font { public static let headline = Font() }
public struct Text: Leaf {
  public struct DateStyle { public static let time = DateStyle() }
  public init<S: StringProtocol>(_ content: S) {}
  public init(_ date: Date, style: DateStyle) {}
  public func font(_ font: Font?) -> Text { self }
}
public struct Link: Leaf {
  public init<S: StringProtocol>(_ title: S, destination: URL) {}
}
extension View { public func padding() -> some View { self } }
