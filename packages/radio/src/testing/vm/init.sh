#!/bin/busybox sh
# The first program of the virtual machine: modules, the host's files read-only with a layer of memory above them, then what
# /run/bluezone/run says. /run/bluezone is the one folder that the machine and the host share.
PATH=/bin
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for module in /modules/*; do insmod "$module" || echo "no module $module"; done
share="trans=virtio,version=9p2000.L,msize=512000"
mount -t 9p -o "$share,ro,cache=loose" host /host
mount -t tmpfs memory /memory
mkdir /memory/above /memory/work
mount -t overlay -o lowerdir=/host,upperdir=/memory/above,workdir=/memory/work overlay /root
for folder in proc sys dev; do mount --move /$folder /root/$folder; done
mount -t tmpfs run /root/run
mkdir /root/run/bluezone
mount -t 9p -o "$share" shared /root/run/bluezone
# Nothing that the host's own daemon keeps.
mount -t tmpfs bonds /root/var/lib/bluetooth
chroot /root /bin/sh /run/bluezone/run
poweroff -f
