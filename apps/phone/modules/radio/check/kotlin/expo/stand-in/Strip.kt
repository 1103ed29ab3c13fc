/** React Native's words to R8, which does not run here. */
package com.facebook.proguard.annotations

annotation class DoNotStrip
