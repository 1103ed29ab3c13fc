package vn.bluezone.radio.pretend

import android.bluetooth.BluetoothDevice
import android.bluetooth.BluetoothGatt
import android.bluetooth.BluetoothGattCallback
import android.bluetooth.BluetoothGattCharacteristic
import android.bluetooth.BluetoothGattServer
import android.bluetooth.BluetoothGattServerCallback
import android.bluetooth.BluetoothProfile
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.os.Handler
import android.os.Looper

/** Links of all apps together; 7 until Android 14, 16 since (AOSP system/internal_include/bt_target.h, GATT_MAX_PHY_CHANNEL). */
const val MOST_LINKS = 7

/** AOSP system/stack/include/gatt_api.h, GATT_LINK_IDLE_TIMEOUT_WHEN_NO_APP: 1 s. */
private const val IDLE = 1_000L

/** Known from experience, of old Samsungs above all; no source says it. */
private const val STORM = 200L
private const val GATT_ERROR = 133

/** How long it takes to reach a device over classic Bluetooth; after 5 s the controller gives up (page timeout). */
private const val PAGE = 2_000L

/**
 * Another phone. `asksBond`: it answers reads and writes with "insufficient authentication". `isDual`: it advertises under a public address
 * and says that it has classic Bluetooth too (AOSP system/stack/btm/btm_ble_gap.cc, BT_DEVICE_TYPE_DUMO).
 */
class Stranger(val n: Int, val asksBond: Boolean = false, val isDual: Boolean = false) : BluetoothDevice() {
    var bond = BOND_NONE

    /** Hidden in Android, and open to whoever may connect (AOSP framework/java/android/bluetooth/BluetoothDevice.java, `@SystemApi`). */
    fun removeBond(): Boolean {
        // AOSP android/app/src/com/android/bluetooth/btservice/AdapterService.java: nothing but a finished bond can be removed.
        if (bond != BOND_BONDED) return false
        bond = BOND_NONE
        return true
    }
}

private class Client(val callback: BluetoothGattCallback, val device: Stranger) {
    var isConnected = false
    var isClosed = false

    /** Whether it disconnected by itself: of the link's own end it hears nothing then. */
    var hasLeft = false
}

/**
 * The links of a phone by the rules of Android's stack:
 * - each app is told of each link, whoever made it (AOSP system/stack/gatt/gatt_main.cc, gatt_send_conn_cback);
 * - who hangs up gives up its hold; who holds nothing does nothing (same file, gatt_update_app_hold_link_status); a server holds a link
 *   once it has called `connect` (system/bta/gatt/bta_gatts_act.cc, bta_gatts_open) - but where the device has both transports, a server
 *   that may not name one connects over the classic one, holds that link, and is told of it like of another guest
 *   (system/btif/src/btif_gatt_server.cc, btif_gatts_open_impl);
 * - a link that an app held and no app holds any more ends after a second; one that none ever held stays (system/stack/l2cap/l2c_utils.cc,
 *   l2cu_no_dynamic_ccbs);
 * - a read that meets "insufficient authentication" is done again with pairing, unasked (framework/java/android/bluetooth/BluetoothGatt.java).
 */
class PretendedLinks(private val context: Context) {
    private val handler = Handler(null as Looper?)
    private val server = made(BluetoothGattServer::class.java)
    private var serverCallback: BluetoothGattServerCallback? = null
    private val held = LinkedHashMap<Stranger, MutableSet<Any>>()
    private val clients = HashMap<Any?, Client>()
    private val receivers = mutableListOf<BroadcastReceiver>()
    private var closedUntold = -STORM

    /** Whether `openGattServer` gives a server, and with what a service is added. */
    var opens = true
    var adds = BluetoothGatt.GATT_SUCCESS
    /** Whether a client that disconnects is told so. */
    var tells = true

    /** Whether the other app's own client holds this link too. */
    fun otherHolds(device: Stranger) = held.getValue(device).add(this)

    val linked: Set<Stranger> get() = held.keys

    /** Statuses and values that the GATT server gave. */
    val answers: List<Pair<Int, ByteArray?>>
        get() = Pretend.calls.filter { it.name.endsWith(".sendResponse") }.map { it.args[2] as Int to it.args[4] as ByteArray? }

    init {
        Pretend.on("android/bluetooth/BluetoothDevice.getAddress") { "00:00:00:00:00:%02X".format((it.self as Stranger).n) }
        Pretend.on("android/bluetooth/BluetoothDevice.getBondState") { (it.self as Stranger).bond }
        servers()
        clients()
        for (name in listOf("Context", "ContextWrapper")) {
            Pretend.on("android/content/$name.registerReceiver") { receivers += it.args[0] as BroadcastReceiver }
            Pretend.on("android/content/$name.unregisterReceiver") { receivers -= it.args[0] as BroadcastReceiver }
        }
    }

    private fun servers() {
        Pretend.on("android/bluetooth/BluetoothManager.openGattServer") { call ->
            serverCallback = call.args[1] as BluetoothGattServerCallback
            server.takeIf { opens }
        }
        Pretend.on("android/bluetooth/BluetoothGattServer.addService") {
            handler.post { serverCallback!!.onServiceAdded(adds, null) }
            true
        }
        Pretend.on("android/bluetooth/BluetoothGattServer.connect") { call ->
            val device = call.args[0] as Stranger
            if (device.isDual) handler.postDelayed({ serverCallback?.onConnectionStateChange(device, 0, BluetoothProfile.STATE_CONNECTED) }, PAGE)
            else held[device]?.add(server)
            true
        }
        Pretend.on("android/bluetooth/BluetoothGattServer.cancelConnection") { release(it.args[0] as Stranger, server) }
    }

    private fun clients() {
        Pretend.on("android/bluetooth/BluetoothDevice.connectGatt") { call ->
            val gatt = made(BluetoothGatt::class.java)
            val client = Client(call.args[2] as BluetoothGattCallback, call.self as Stranger)
            clients[gatt] = client
            val storm = Pretend.now - closedUntold < STORM
            handler.post { connect(gatt, client, storm) }
            gatt
        }
        Pretend.on("android/bluetooth/BluetoothGatt.disconnect") { call ->
            val client = clients.getValue(call.self)
            client.hasLeft = true
            if (tells) handler.postDelayed({ tell(call.self, client, 0, BluetoothProfile.STATE_DISCONNECTED) }, 10)
            release(client.device, call.self!!)
        }
        Pretend.on("android/bluetooth/BluetoothGatt.close") { call ->
            val client = clients.getValue(call.self)
            if (client.isConnected) closedUntold = Pretend.now
            client.isClosed = true
            client.isConnected = false
            release(client.device, call.self!!)
        }
        Pretend.on("android/bluetooth/BluetoothGatt.discoverServices") { call ->
            later(call.self) { onServicesDiscovered(call.self as BluetoothGatt, 0) }
        }
        Pretend.on("android/bluetooth/BluetoothGatt.readCharacteristic") { asked(it, isRead = true) }
        Pretend.on("android/bluetooth/BluetoothGatt.writeCharacteristic") { asked(it, isRead = false) }
    }

    private fun asked(call: Called, isRead: Boolean): Boolean {
        val device = clients.getValue(call.self).device
        val of = call.args[0] as BluetoothGattCharacteristic
        if (device.asksBond) {
            handler.post { bond(device) }
            return true
        }
        return later(call.self) {
            val gatt = call.self as BluetoothGatt
            if (isRead) onCharacteristicRead(gatt, of, 0) else onCharacteristicWrite(gatt, of, 0)
        }
    }

    private fun later(gatt: Any?, what: BluetoothGattCallback.() -> Unit): Boolean = handler.post {
        clients.getValue(gatt).takeIf { it.isConnected }?.callback?.what()
    }

    private fun connect(gatt: BluetoothGatt, client: Client, storm: Boolean) {
        if (client.isClosed) return
        if (storm) return tell(gatt, client, GATT_ERROR, BluetoothProfile.STATE_DISCONNECTED)
        if (client.device !in held && !begin(client.device)) return
        held.getValue(client.device).add(gatt)
        tell(gatt, client, 0, BluetoothProfile.STATE_CONNECTED)
    }

    private fun tell(gatt: Any?, client: Client, status: Int, state: Int) {
        if (client.isClosed) return
        client.isConnected = state == BluetoothProfile.STATE_CONNECTED
        client.callback.onConnectionStateChange(gatt as BluetoothGatt, status, state)
    }

    private fun begin(device: Stranger): Boolean {
        if (held.size >= MOST_LINKS) return false
        held[device] = HashSet()
        serverCallback?.onConnectionStateChange(device, 0, BluetoothProfile.STATE_CONNECTED)
        return true
    }

    private fun release(device: Stranger, holder: Any) {
        val holders = held[device] ?: return
        if (holders.remove(holder)) handler.postDelayed({ if (held[device]?.isEmpty() == true) leaves(device) }, IDLE)
    }

    /** A stranger connects. Gives whether the stack had room. */
    fun comes(device: Stranger): Boolean = begin(device).also { Pretend.pass(0) }

    /** A link ends. */
    fun leaves(device: Stranger) {
        held.remove(device) ?: return
        serverCallback?.onConnectionStateChange(device, 0, BluetoothProfile.STATE_DISCONNECTED)
        for ((gatt, client) in clients) if (client.device === device && client.isConnected && !client.hasLeft) tell(gatt, client, 19, 0)
        Pretend.pass(0)
    }

    /** A stranger reads or writes, and what it is answered. */
    fun reads(device: Stranger, of: BluetoothGattCharacteristic): Pair<Int, ByteArray?> = answered {
        onCharacteristicReadRequest(device, 1, 0, of)
    }

    fun writes(device: Stranger, of: BluetoothGattCharacteristic, value: ByteArray): Pair<Int, ByteArray?> = answered {
        onCharacteristicWriteRequest(device, 1, of, false, true, 0, value)
    }

    private fun answered(ask: BluetoothGattServerCallback.() -> Unit): Pair<Int, ByteArray?> {
        serverCallback!!.ask()
        Pretend.pass(0)
        return answers.last()
    }

    /** Pairs with a device, and says so to whoever listens, as AOSP's BondStateMachine.java does. */
    fun bond(device: Stranger) {
        say(BluetoothDevice.ACTION_BOND_STATE_CHANGED, device, BluetoothDevice.BOND_BONDING)
        device.bond = BluetoothDevice.BOND_BONDED
        say(BluetoothDevice.ACTION_BOND_STATE_CHANGED, device, BluetoothDevice.BOND_BONDED)
    }

    /** Somebody asks to pair: the system would ask the resident. */
    fun asksToPair(device: Stranger) = say(BluetoothDevice.ACTION_PAIRING_REQUEST, device, 0)

    private fun say(action: String, device: Stranger, state: Int) {
        Pretend.on("android/content/Intent.getAction") { action }
        for (name in listOf("Bundle", "BaseBundle")) Pretend.on("android/os/$name.get") { device }
        Pretend.on("android/content/Intent.getIntExtra") { state }
        for (receiver in receivers.toList()) receiver.onReceive(context, made(Intent::class.java))
    }
}
