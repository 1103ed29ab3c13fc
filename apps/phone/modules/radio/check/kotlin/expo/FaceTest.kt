package vn.bluezone.radio.expo

import android.net.Network
import android.net.NetworkCapabilities
import android.os.Build
import expo.modules.interfaces.permissions.Permissions
import expo.modules.interfaces.permissions.PermissionsResponse
import expo.modules.interfaces.permissions.PermissionsResponseListener
import expo.modules.interfaces.permissions.PermissionsStatus
import expo.modules.kotlin.AppContext
import expo.modules.kotlin.events.EventName
import expo.modules.kotlin.modules.Module
import expo.modules.kotlin.modules.ModuleDefinition
import expo.modules.kotlin.records.Field
import expo.modules.kotlin.records.Record
import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.lang.reflect.Proxy
import java.security.Security
import kotlin.test.AfterTest
import kotlin.test.BeforeTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNull
import kotlin.test.assertTrue
import org.junit.AfterClass
import vn.bluezone.radio.BluezoneRadioModule
import vn.bluezone.radio.Radio
import vn.bluezone.radio.Vault
import vn.bluezone.radio.engine.Identity
import vn.bluezone.radio.engine.Tap
import vn.bluezone.radio.engine.decodeRows
import vn.bluezone.radio.engine.decodeTable
import vn.bluezone.radio.engine.encodeRows
import vn.bluezone.radio.engine.fromHex
import vn.bluezone.radio.engine.hex
import vn.bluezone.radio.engine.rows
import vn.bluezone.radio.engine.text
import vn.bluezone.radio.engine.toHex
import vn.bluezone.radio.engine.vectors
import vn.bluezone.radio.pretend.Pretend
import vn.bluezone.radio.pretend.PretendedPhone
import vn.bluezone.radio.pretend.made

/** Bytes in a record's field, as nobody must write them. */
class BytesInside : Record {
    @Field val bytes: ByteArray = ByteArray(0)
}

private class WrongModule : Module() {
    override fun definition() = ModuleDefinition {
        Name("Wrong")
        Function("inside") { of: List<BytesInside> -> of.single().bytes.size }
        Function("alone") { bytes: ByteArray -> bytes.size }
    }
}

/** Our module as JavaScript has it on Android: each function of face.ts, through Expo's converters, with Hermes's values and back. */
class FaceTest {
    private lateinit var phone: PretendedPhone
    private lateinit var context: AppContext
    private lateinit var module: JavaScriptModule
    private val sealed = File.createTempFile("radio", "identities")
    private val cases = vectors("radio/identity-table").rows("cases")

    @BeforeTest
    fun begin() {
        Security.insertProviderAt(PretendedKeyStore(), 1)
        phone = PretendedPhone()
        Pretend.on("android/util/AtomicFile.startWrite") { FileOutputStream(sealed) }
        Pretend.on("android/util/AtomicFile.finishWrite") { (it.args[0] as FileOutputStream).close() }
        Pretend.on("android/util/AtomicFile.readFully") { if (sealed.exists()) sealed.readBytes() else throw IOException() }
        Pretend.on("android/util/AtomicFile.delete") { sealed.delete() }
        Pretend.on("android/os/SystemClock.elapsedRealtime") { 5_000L }
        say("MANUFACTURER", "Maker")
        say("MODEL", "M1")
        sealed.delete()
        context = AppContext(phone.context, permissions())
        module = JavaScriptModule(BluezoneRadioModule(), context)
    }

    @AfterTest
    fun end() {
        Security.removeProvider("AndroidKeyStore")
        sealed.delete()
        called += module.called
    }

    /** What a phone says of itself. */
    private fun say(name: String, what: String) = Build::class.java.getField(name).set(null, what)

    private fun permissions(): Permissions =
        Proxy.newProxyInstance(javaClass.classLoader, arrayOf(Permissions::class.java)) { _, method, args ->
            val answer = PermissionsResponse(PermissionsStatus.UNDETERMINED, canAskAgain = method.name == "getPermissions")
            (args[0] as PermissionsResponseListener).onResult(mapOf("one" to answer))
        } as Permissions

    private fun kept(): String =
        toHex(encodeRows(Vault(phone.context).read()?.let { decodeTable(Radio.of(phone.context).phone.bootId, it) }.orEmpty()))

    private fun put(): Map<Any?, Any?> =
        Pretend.calls.filter { it.name == "org/json/JSONObject.put" }.associate { it.args[0] to it.args[1] }

    @Test
    fun `the module has what the face has, and nothing else`() {
        assertEquals(Face.functions.keys, module.functions - setOf("startObserving", "stopObserving"))
        assertEquals(Face.constants, module.constants)
        assertTrue(Face.functions.size > 15)
    }

    @Test
    fun `constants are a number and texts`() {
        assertEquals(setOf("maker", "model", "txPower"), module.constants)
        assertTrue(module.constant("txPower") is Double)
        assertEquals(listOf<Any?>("Maker", "M1"), listOf("maker", "model").map { module.constant(it) })
    }

    @Test
    fun `what takes nothing gives values of JavaScript, and nothing where the face says so`() {
        for ((name, of) in Face.functions) {
            val (takes, gives) = of
            if (takes != "") continue
            val given = if (gives.startsWith("Promise<")) module.promised(name) else module.call(name)
            // Of a function without arguments Expo makes null.
            if (gives == "void") assertTrue(given == null || given == Undefined, name) else assertWhole(given, name)
        }
    }

    private fun assertWhole(value: Any?, name: String) {
        assertTrue(value != Undefined, name)
        if (value is Map<*, *>) for ((field, one) in value) assertWhole(one, "$name.$field")
        if (value is List<*>) for (one in value) assertWhole(one, "$name[]")
    }

    @Test
    fun `settings arrive, with the bit, without it, and when it is null`() {
        fun told(vararg bit: Pair<String, Any?>): Map<Any?, Any?> {
            Pretend.calls.clear()
            module.call("settings", mapOf("companyId" to 65535.0, "seekHidden" to true, *bit))
            return put()
        }
        val without = mapOf<Any?, Any?>("companyId" to 65535, "seekHidden" to true)
        assertEquals(without, told())
        assertEquals(without, told("overflowBit" to null))
        assertEquals(without, told("overflowBit" to Undefined))
        assertEquals(without + ("overflowBit" to 106), told("overflowBit" to 106.0))
    }

    @Test
    fun `a schedule arrives as it is, and is kept`() {
        for (case in cases.take(3)) {
            assertEquals(Undefined, module.call("schedule", Uint8Array(case.hex("packed"))), case.text("why"))
            assertEquals(case.text("packed"), kept(), case.text("why"))
        }
        val day = decodeRows(cases[1].hex("packed")).single()
        val most = (0 until 432L).map { n ->
            Identity(n * 600_000, (n + 1) * 600_000, day.advert, day.scanResponse, day.payload, n)
        }
        module.call("schedule", Uint8Array(encodeRows(most)))
        assertEquals(432, decodeRows(fromHex(kept())).size)
    }

    @Test
    fun `a schedule that is none is refused with a code, and the one before stays`() {
        val good = cases[1]
        module.call("schedule", Uint8Array(good.hex("packed")))
        val twice = good.hex("packed") + good.hex("packed")
        for (bad in vectors("radio/identity-table").rows("refused").map { it.hex("packed") } + twice) {
            assertEquals("ERR_NO_TABLE", assertFailsWith<JavaScriptError> { module.call("schedule", Uint8Array(bad)) }.code)
            assertEquals(good.text("packed"), kept())
        }
        for (bad in listOf(null, Undefined, "bytes", 7.0, listOf(1.0, 2.0), mapOf("0" to 1.0)))
            assertFailsWith<JavaScriptError>("$bad") { module.call("schedule", bad) }
        assertFailsWith<JavaScriptError> { module.call("schedule") }
        assertEquals(good.text("packed"), kept())
    }

    @Test
    fun `bytes arrive by themselves and not inside an object, which is why nothing hands them over so (negative control)`() {
        val wrong = JavaScriptModule(WrongModule(), context)
        assertEquals(3.0, wrong.call("alone", Uint8Array(2, 17, 6)))
        val fault = assertFailsWith<JavaScriptError> { wrong.call("inside", listOf(mapOf("bytes" to Uint8Array(2, 17, 6)))) }
        assertTrue("DynamicFromMap cannot be cast" in "${fault.message}", "${fault.message}")
    }

    @Test
    fun `a plan arrives in whole milliseconds, and null takes it away`() {
        val plan = mapOf(
            "window" to 4_000.0, "steadyEvery" to 60_000.0, "nearEvery" to 7_500.5, "nearFor" to 120_000.0, "lowEvery" to 300_000.0,
            "lowBelow" to 0.15,
        )
        assertEquals(Undefined, module.call("plan", plan))
        val whole = plan.mapValues { (name, n) -> if (name == "lowBelow") n else n.toLong() }
        assertEquals<Map<*, *>>(whole, put().filterKeys { it in plan })
        assertTrue("plan" in phone.kept)
        for (none in listOf(null, Undefined)) {
            module.call("plan", plan)
            module.call("plan", none)
            assertTrue("plan" !in phone.kept, "$none")
        }
        assertFailsWith<JavaScriptError> { module.call("plan", 4.0) }
    }

    @Test
    fun `numbers that are not there are null, and others come as they are`() {
        assertNull(module.call("aired"))
        assertEquals(0.0, module.call("listened"))
        assertNull(module.call("batteryLevel"))
        phone.kept["aired"] = "2642976"
        phone.kept["listened"] = "9007199254740991"
        Pretend.on("android/content/Intent.getIntExtra") { if (it.args[0] == "level") 40 else 80 }
        assertEquals(2642976.0, module.call("aired"))
        assertEquals(9007199254740991.0, module.call("listened"))
        assertEquals(0.5, module.call("batteryLevel"))
        assertEquals(5_000.0, module.call("monotonic"))
        assertEquals(Radio.of(phone.context).phone.bootId, module.call("bootId"))
    }

    @Test
    fun `bytes cost nothing where the system says so of the network in use, and nowhere else`() {
        Pretend.on("android/net/ConnectivityManager.getActiveNetwork") { null }
        assertEquals(false, module.promised("unmetered"), "no network")
        Pretend.on("android/net/ConnectivityManager.getActiveNetwork") { made(Network::class.java) }
        Pretend.on("android/net/ConnectivityManager.getNetworkCapabilities") { null }
        assertEquals(false, module.promised("unmetered"), "nobody knows")
        Pretend.on("android/net/ConnectivityManager.getNetworkCapabilities") { made(NetworkCapabilities::class.java) }
        for (free in listOf(true, false)) {
            Pretend.on("android/net/NetworkCapabilities.hasCapability") {
                assertEquals(listOf<Any?>(NetworkCapabilities.NET_CAPABILITY_NOT_METERED), it.args.toList())
                free
            }
            assertEquals(free, module.promised("unmetered"))
        }
        Pretend.on("android/net/ConnectivityManager.getActiveNetwork") { throw SecurityException() }
        assertEquals(false, module.promised("unmetered"), "refused")
    }

    @Test
    fun `the radio's condition is a text of the face`() {
        assertEquals("on", module.call("state"))
        phone.isOn = false
        assertEquals("off", module.call("state"))
    }

    @Test
    fun `scans come back with their bytes, and null where there are none`() {
        val address = byteArrayOf(1, 2, 3, 4, 5, -1)
        val rows = listOf(
            listOf(1L, "boot-0", 1_609_045_380_000L, 4_000L, 60_000L, 3, -61.5, -60, address, ByteArray(0), null, null),
            listOf(2L, "boot-0", 1_609_045_380_001L, 4_001L, 60_001L, 1, -70.0, -70, address, byteArrayOf(2, 1, 6), byteArrayOf(9), ByteArray(20)),
        )
        rowsOf(rows)
        phone.kept["file"] = "f"
        assertEquals(
            mapOf(
                "piece" to "f/2",
                "more" to false,
                "scans" to rows.map { row ->
                    val names = listOf("boot", "wall", "at", "gap", "count", "meanRssi", "bestRssi", "address", "advert", "scanResponse", "payload")
                    names.zip(row.drop(1)).associate { (name, one) ->
                        name to if (one is ByteArray) Uint8Array(one) else if (one is Number) one.toDouble() else one
                    }
                },
            ),
            module.call("collect", null),
        )
        assertEquals("f/2", (module.call("collect", "f/1") as Map<*, *>)["piece"])
        assertEquals("f/2", (module.call("collect", Undefined) as Map<*, *>)["piece"])
        assertFailsWith<JavaScriptError> { module.call("collect", 1.0) }
    }

    private fun rowsOf(rows: List<List<Any?>>) = Pretend.on("android/database/sqlite/SQLiteDatabase.rawQuery") { call ->
        val asked = (call.args[1] as? Array<*>)?.firstOrNull()
        val found = if ("FROM kept" in call.args[0] as String) listOfNotNull(phone.kept[asked]?.let { listOf(it) }) else rows
        var at = -1
        Proxy.newProxyInstance(javaClass.classLoader, arrayOf(android.database.Cursor::class.java)) { _, of, args ->
            when (of.name) {
                "moveToFirst" -> found.isNotEmpty().also { at = 0 }
                "moveToNext" -> ++at < found.size
                "getCount" -> found.size
                "isNull" -> found[at][args[0] as Int] == null
                "close" -> null
                else -> found[at][args[0] as Int]
            }
        }
    }

    @Test
    fun `keys are matched, bytes in and bytes out, and rejected when they do not fit`() {
        val published = vectors("identifiers")
        fun number(n: Number) = ByteArray(4) { (n.toLong() shr (8 * it)).toByte() }
        val start = published["rollingStart"] as Double
        val key = published.hex("tek") + number(start) + number(144)
        val heard = published.rows("intervals")[5]
        val enin = heard["enin"] as Double
        val seen = heard.hex("rpi") + number(enin) + number(enin)
        val expected = Uint8Array(number(0) + number(enin) + number(0))
        assertEquals(expected, module.promised("match", Uint8Array(key), Uint8Array(seen), 2.0))
        assertEquals(Uint8Array(), module.promised("match", Uint8Array(), Uint8Array(seen), 2.0))
        assertFailsWith<JavaScriptError> { module.promised("match", Uint8Array(key.copyOf(23)), Uint8Array(seen), 2.0) }
        assertFailsWith<JavaScriptError> { module.promised("match", Uint8Array(key), null, 2.0) }
        assertFailsWith<JavaScriptError> { module.promised("match", Uint8Array(key), Uint8Array(seen)) }
    }

    @Test
    fun `permissions are texts of the face, asked for or not`() {
        for (name in listOf("permission", "requestPermission")) {
            for ((of, says) in listOf("bluetooth" to "not-needed", "location" to "granted", "notifications" to "not-needed", "battery" to "granted"))
                assertEquals(says, module.promised(name, of), "$name $of")
            assertFailsWith<JavaScriptError> { module.promised(name, null) }
        }
        Pretend.on("android/content/ContextWrapper.checkSelfPermission") { -1 }
        assertEquals("askable", module.promised("permission", "location"))
        assertEquals("blocked", module.promised("requestPermission", "location"))
        assertEquals(true, module.promised("openBluetooth"))
    }

    @Test
    fun `a notice arrives with its buttons`() {
        val button = mapOf("name" to "later", "title" to "Để sau", "opens" to false)
        val notice = mapOf("key" to "exposure", "title" to "Tiếp xúc", "body" to "…", "buttons" to listOf(button, button + ("opens" to true)))
        assertEquals(Undefined, module.call("notify", notice))
        val actions = Pretend.calls.filter { it.name == "android/app/Notification\$Action\$Builder.<init>" }
        assertEquals(listOf<Any?>("Để sau", "Để sau"), actions.map { it.args[1] })
        assertEquals("exposure", Pretend.last("notify").args[0])
        assertEquals("Tiếp xúc", Pretend.last("setContentTitle").args[0])
        module.call("notify", notice + ("buttons" to emptyList<Any?>()))
        assertFailsWith<JavaScriptError> { module.call("notify", notice + ("buttons" to listOf(7.0))) }
    }

    @Test
    fun `taps are told of, and come back once, oldest first`() {
        module.tell(EventName.MODULE_CREATE)
        val taps = Radio.of(phone.context).taps
        taps.note(Tap("exposure", null, 1_609_045_380_000))
        taps.note(Tap("reminder", "later", 1_609_045_390_000))
        assertEquals(listOf("tapped", "tapped"), context.sent)
        assertEquals(
            listOf(
                mapOf("key" to "exposure", "button" to null, "at" to 1_609_045_380_000.0),
                mapOf("key" to "reminder", "button" to "later", "at" to 1_609_045_390_000.0),
            ),
            module.call("taps"),
        )
        assertEquals(emptyList<Any?>(), module.call("taps"))
        module.tell(EventName.MODULE_DESTROY)
        taps.note(Tap("exposure", null, 0))
        assertEquals(2, context.sent.size)
    }

    @Test
    fun `what nobody wrote down is refused, whoever asks`() {
        for ((name, of) in Face.functions) if (of.first == "" && !of.second.startsWith("Promise<"))
            assertFailsWith<JavaScriptError>(name) { module.call(name, 1.0) }
    }

    companion object {
        private val called = mutableSetOf<String>()

        /** A function that no test calls was not checked. */
        @JvmStatic
        @AfterClass
        fun `every function was called`() = assertEquals(emptySet(), Face.functions.keys - called)
    }
}
