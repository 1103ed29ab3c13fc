"""A stranger in the emulators' air: connects once to each phone that names Bluezone's service, and leaves. By bumble over netsim."""

import asyncio

from bumble.core import UUID, AdvertisingData
from bumble.device import Device
from bumble.hci import Address
from bumble.transport import open_transport

SERVICE = UUID("65d98f38-009d-4f99-9c32-e977328616f5")
LISTEN_SECONDS = 15


def names_service(advertisement):
    lists = advertisement.data.get_all(AdvertisingData.COMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS)
    return any(SERVICE in uuids for uuids in lists)


async def main():
    async with await open_transport("android-netsim") as transport:
        device = Device.with_hci("guest", Address("F0:F1:F2:F3:F4:F5"), transport.source, transport.sink)
        await device.power_on()
        found = set()
        device.on("advertisement", lambda one: names_service(one) and found.add(one.address))
        await device.start_scanning()
        await asyncio.sleep(LISTEN_SECONDS)
        await device.stop_scanning()
        if not found:
            raise SystemExit("nobody names the service")
        for address in found:
            connection = await device.connect(address)
            await connection.disconnect()
        print(len(found), "visited")


asyncio.run(main())
