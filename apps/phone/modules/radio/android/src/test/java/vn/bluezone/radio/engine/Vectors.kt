package vn.bluezone.radio.engine

import java.io.File

/** A map of a vector file. */
typealias Fields = Map<String, Any?>

/** A vector file by its name. The folder is the system property `bluezone.vectors`. */
fun vectors(name: String): Fields {
    val folder = checkNotNull(System.getProperty("bluezone.vectors")) { "the property bluezone.vectors names the folder" }
    return fieldsOf(File(folder, "$name.json"))
}

/** Scenarios of the engine that were drawn, and done by the engine in TypeScript: the file that the system property `bluezone.drawn` names. */
fun drawn(): Fields? = System.getProperty("bluezone.drawn")?.let { fieldsOf(File(it)) }

private fun fieldsOf(file: File): Fields = asFields(Json(file.readText()).read())

@Suppress("UNCHECKED_CAST")
fun asFields(value: Any?): Fields = value as Fields

@Suppress("UNCHECKED_CAST")
fun asList(value: Any?): List<Any?> = value as List<Any?>

fun Fields.fields(name: String): Fields = asFields(getValue(name))

fun Fields.rows(name: String): List<Fields> = asList(getValue(name)).map { asFields(it) }

fun Fields.text(name: String): String = getValue(name) as String

fun Fields.long(name: String): Long = (getValue(name) as Double).toLong()

fun Fields.int(name: String, otherwise: Int? = null): Int =
    (this[name] as Double?)?.toInt() ?: checkNotNull(otherwise) { "no $name" }

fun Fields.intOrNull(name: String): Int? = (getValue(name) as Double?)?.toInt()

fun Fields.isSet(name: String): Boolean = this[name] == true

fun Fields.hex(name: String): ByteArray = fromHex(text(name))

fun Fields.hexOrNull(name: String): ByteArray? = (getValue(name) as String?)?.let { fromHex(it) }

/** A number as vectors have it. */
fun json(value: Number?): Double? = value?.toDouble()

/** Bytes as vectors have them. */
fun json(value: ByteArray?): String? = value?.let { toHex(it) }
