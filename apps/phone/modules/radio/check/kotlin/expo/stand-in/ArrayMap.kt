/** Android's small map. */
package android.util

class ArrayMap<K, V> : HashMap<K, V>()
