## Địa bàn của tin
area-ended = { $name } (đến hết { $day })
area-ended-within = { $name } ({ $within }, đến hết { $day })
