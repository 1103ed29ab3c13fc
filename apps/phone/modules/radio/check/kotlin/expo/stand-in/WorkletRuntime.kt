package expo.modules.kotlin.runtime

import expo.modules.kotlin.jni.worklets.WorkletNativeRuntime

class WorkletRuntime {
    internal val mWorkletNativeRuntime: WorkletNativeRuntime? = null
}
