//! The addresses of plans, their activities and reports.

use super::Addresses;

impl Addresses {
    /// All plans.
    pub fn plans(self) -> String {
        self.at("/ke-hoach")
    }

    /// A plan.
    pub fn plan(self, slug: &str) -> String {
        self.at(&format!("/ke-hoach/{slug}"))
    }

    /// The work for a plan that reached people.
    pub fn coverage(self, slug: &str) -> String {
        self.at(&format!("/ke-hoach/{slug}/do-phu"))
    }

    /// The work done for a theme in a form.
    pub fn coverage_cell(self, slug: &str, theme: &str, form: &str) -> String {
        self.at(&format!("/ke-hoach/{slug}/do-phu/{theme}/{form}"))
    }

    /// The areas that a plan reached.
    pub fn coverage_areas(self, slug: &str) -> String {
        self.at(&format!("/ke-hoach/{slug}/dia-ban"))
    }

    /// The plan as the document itself.
    pub fn plan_file(self, slug: &str, name: &str) -> String {
        self.at(&format!("/ke-hoach/{slug}/van-ban/{name}"))
    }

    /// The reports on a plan.
    pub fn plan_reports(self, slug: &str) -> String {
        self.at(&format!("/ke-hoach/{slug}/bao-cao"))
    }

    /// A report on a plan, by its period.
    pub fn plan_report(self, slug: &str, period: &str) -> String {
        self.at(&format!("/ke-hoach/{slug}/bao-cao/{period}"))
    }

    /// A version of a report.
    pub fn plan_report_version(self, slug: &str, period: &str, version: i64) -> String {
        self.at(&format!("/ke-hoach/{slug}/bao-cao/{period}/{version}"))
    }

    /// A file of a version of a report.
    pub fn plan_report_file(self, slug: &str, period: &str, version: i64, name: &str) -> String {
        self.at(&format!("/ke-hoach/{slug}/bao-cao/{period}/{version}/{name}"))
    }

    /// What a plan commits agencies to.
    pub fn activities(self, slug: &str) -> String {
        self.at(&format!("/ke-hoach/{slug}/hoat-dong"))
    }

    /// An activity of a plan.
    pub fn activity(self, slug: &str, number: i64) -> String {
        self.at(&format!("/ke-hoach/{slug}/hoat-dong/{number}"))
    }

    /// This month of a plan.
    pub fn calendar(self, slug: &str) -> String {
        self.at(&format!("/ke-hoach/{slug}/lich"))
    }

    /// A month or a week of a plan, by its mark.
    pub fn calendar_period(self, slug: &str, period: &str) -> String {
        self.at(&format!("/ke-hoach/{slug}/lich/{period}"))
    }
}
