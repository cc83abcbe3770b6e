## The areas of an article
area-ended = { $name } (until { $day })
area-ended-within = { $name } ({ $within }, until { $day })
