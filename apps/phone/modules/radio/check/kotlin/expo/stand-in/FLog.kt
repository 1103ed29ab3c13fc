package com.facebook.common.logging

object FLog {
    fun e(tag: String, says: String): Nothing = throw IllegalStateException("$tag: $says")
}
