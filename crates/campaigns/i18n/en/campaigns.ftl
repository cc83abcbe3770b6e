## The desk: today
choose = Choose…

## The areas of an article
## Setting up the city
setup = Setup
setup-save = Save
setup-add = Add
setup-plans-city-only = Only coordinators of the whole city can change this.
setup-address-stays = The address on the site stays, so that old links keep working.
setup-slug = Address on the site
setup-slug-hint = Left empty, it is made from the Vietnamese name, without marks and with hyphens. Once added, it does not change.
setup-name-vi = Name in Vietnamese
setup-name-en = Name in English
setup-plans = Plans and themes
setup-plans-words = Plans to explain a law, with their key content. An article that belongs to a theme also counts for the themes above it.
setup-plans-none = There is no plan yet.
setup-plan-new = Add a plan
setup-plan-words = As in the document that was issued. Issuer and address cannot be changed afterwards.
setup-plan-number = Number
setup-plan-number-hint = For example: 1330/KH-UBND
setup-plan-name-vi = The plan's name in Vietnamese
setup-plan-about-vi = What it is for, in Vietnamese
setup-plan-about-en = What it is for, in English
setup-plan-issuer = Issued by
setup-plan-starts = First day
setup-plan-ends = Last day
setup-themes-none = This plan has no themes yet.
setup-theme-new = Add a theme
setup-theme-below = Add a theme below
setup-theme-of = A theme of the plan “{ $plan }”.
setup-theme-parent = Part of the theme
setup-theme-top = None, it stands at the top
setup-theme-about-vi = What it is about, in Vietnamese
setup-theme-about-en = What it is about, in English

## Permissions
permission-plan = Set up plans and themes

## The record: what happened, in sentences
record-campaign-added = Set up the plan { $what }
record-theme-added = Added the theme { $what }
record-campaign-edited = Changed the plan { $what }
record-theme-edited = Changed the theme { $what }
