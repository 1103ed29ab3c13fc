package com.facebook.react.common

object ReactConstants {
    const val TAG = "ReactNative"
}
