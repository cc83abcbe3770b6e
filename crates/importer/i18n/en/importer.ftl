# Import
import-changed = Updated from the new version of the source.
import-category = News
import-picture = Illustration: { $title }
