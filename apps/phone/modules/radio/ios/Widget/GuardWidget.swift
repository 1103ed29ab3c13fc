/// What the lock screen and the Dynamic Island show while the phone is on guard: since when, how many phones were heard, and a stop. A
/// process of its own, which knows what it was handed and nothing else.
import ActivityKit
import SwiftUI
import WidgetKit

@main
struct GuardWidgets: WidgetBundle {
  var body: some Widget { GuardWidget() }
}

struct GuardWidget: Widget {
  var body: some WidgetConfiguration {
    ActivityConfiguration(for: GuardAttributes.self) { context in
      LockScreen(words: context.attributes, heard: context.state.heard, isOver: context.isStale)
    } dynamicIsland: { context in
      DynamicIsland {
        DynamicIslandExpandedRegion(.bottom) {
          LockScreen(words: context.attributes, heard: context.state.heard, isOver: context.isStale)
        }
      } compactLeading: {
        Image(systemName: "shield.fill")
      } compactTrailing: {
        Text("\(context.state.heard)")
      } minimal: {
        Image(systemName: "shield.fill")
      }
    }
  }
}

private struct LockScreen: View {
  let words: GuardAttributes
  let heard: Int
  /// Its time is over, and nobody has woken the app since.
  let isOver: Bool

  var body: some View {
    VStack(alignment: .leading) {
      Text(words.title).font(.headline)
      if !isOver {
        HStack {
          Text(words.since)
          Text(words.began, style: .time)
          Spacer()
          Text("\(words.heard): \(heard)")
        }
        Link(words.stop, destination: STOP_GUARD)
      }
    }
    .padding()
  }
}
