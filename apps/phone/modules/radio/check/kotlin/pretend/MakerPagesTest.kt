package vn.bluezone.radio.pretend

import kotlin.test.BeforeTest
import kotlin.test.Test
import kotlin.test.assertEquals
import vn.bluezone.radio.makerPages

/** Which pages are tried on whose phones. It says nothing of what a phone has. */
class MakerPagesTest {
    @BeforeTest
    fun begin() = Pretend.reset()

    /** The apps that have a maker's pages, in order. */
    private fun apps(maker: String): List<Any?> {
        Pretend.calls.clear()
        val count = makerPages(maker).size
        val made = Pretend.calls.filter { it.name == "android/content/ComponentName.<init>" }
        assertEquals(count, made.size)
        return made.map { it.args[0] }.distinct()
    }

    @Test
    fun `a maker's phones, by whichever brand, have the pages of its system, and others have none`() {
        val xiaomi = listOf<Any?>("com.miui.securitycenter")
        for (maker in listOf("Xiaomi", "Redmi", "POCO")) assertEquals(xiaomi, apps(maker), maker)
        for (maker in listOf("OPPO", "realme")) assertEquals(listOf<Any?>("com.coloros.safecenter", "com.oppo.safe"), apps(maker), maker)
        for (maker in listOf("vivo", "iQOO")) assertEquals(listOf<Any?>("com.vivo.permissionmanager", "com.iqoo.secure"), apps(maker), maker)
        for (maker in listOf("HUAWEI", "HONOR")) assertEquals(listOf<Any?>("com.huawei.systemmanager"), apps(maker), maker)
        assertEquals(listOf<Any?>("com.samsung.android.lool"), apps("samsung"))
        for (maker in listOf("Google", "vsmart", "")) assertEquals(emptyList(), apps(maker), maker)
    }
}
