//! Three wards and communes of Bến Mây since 1 July 2025, and what they were formed from.

/// Phường Chợ Cũ was split between two of today; Phường Bờ Tây kept its name and grew.
pub(crate) const UNITS: &str = "code,kind,name_vi,name_en,area_km2,formed_from_vi\n\
    1,ward,Phường Bờ Đông,Bo Dong Ward,1.5,\"Phường Chợ Cũ, Phường 2, Phường 3 (Quận Một)\"\n\
    2,ward,Phường Bờ Tây,Bo Tay Ward,2.25,\"Phường Chợ Cũ, Phường Bờ Tây\"\n\
    3,commune,Xã Đồng Cỏ,Dong Co Commune,1009,giữ nguyên\n";
