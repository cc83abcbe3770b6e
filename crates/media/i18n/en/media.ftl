## Uploading pictures and files
upload-picture-large = The picture is larger than { $megabytes } MB. Please make it smaller and upload it again.
upload-picture-pixels = The picture has { $width } × { $height } pixels, more than { $megapixels } million. Please make it smaller and upload it again.
upload-picture-svg = SVG drawings are not taken, because they can hold code that runs on readers’ devices. Please export the drawing as PNG and upload that.
upload-picture-phone = HEIC and AVIF pictures are not taken. Please save the picture as JPEG and upload it again; on an iPhone, choose Settings, Camera, Formats, Most Compatible.
upload-picture-unknown = This is not a JPEG, PNG, WebP or GIF picture, whatever its name says.
upload-picture-damaged = The picture is damaged or did not arrive whole. Please check that it opens on your device and upload it again.
upload-file-large = The file is larger than { $megabytes } MB. Please make it smaller and upload it again.
upload-file-empty = The file is empty.
upload-file-unknown = Files of this kind are not taken. PDF, DOCX, XLSX, PPTX, ODT, ODS, TXT, CSV, JPEG, PNG, MP3 and MP4 are.
upload-file-old = Old Office files (DOC, XLS, PPT) and files with a password are not taken. Please save the file as DOCX, XLSX, PPTX or PDF, without a password.
upload-file-macros = The file holds macros: code that can run on readers’ devices. Please save it without macros.
upload-file-bomb = The file would unpack to far more than its size, and was not taken.
upload-file-markup = The file is called a text but holds the code of a web page or drawing, and was not taken.
upload-file-encoding = The text is not in UTF-8. Please save it again in UTF-8.
upload-file-damaged = The file is damaged or did not arrive whole. Please check that it opens on your device and upload it again.

## Imports: said in public
upload-busy = The server is busy with other pictures. Try again in a minute.
