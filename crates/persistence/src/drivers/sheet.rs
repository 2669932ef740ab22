//! A driver's sheet as columns of `driver_profiles`.

use chrono::NaiveDate;
use domain::driver::{Activity, LONGEST_TRAIL, Sheet};
use domain::store::StoreError;
use sea_orm::{FromQueryResult, Value};

use super::entries::{
    ActivityEntry, ExperienceEntry, InterviewEntry, LicenseEntry, ReviewEntry, read, written,
};

/// The columns, in the order of [`values`].
macro_rules! sheet_columns {
    () => {
        "postcode, birth_date, start_date, contact_phone_number, english_level, bio, \
         licenses, experiences, interviews, reviews, activities"
    };
}

pub(super) use sheet_columns;

/// The values of the columns.
pub(super) fn values(sheet: &Sheet) -> Result<[Value; 11], StoreError> {
    let Sheet {
        postcode,
        birth_date,
        start_date,
        contact_phone_number,
        english_level,
        bio,
        licenses,
        experiences,
        interviews,
        reviews,
        activities,
    } = sheet;
    Ok([
        postcode.clone().into(),
        (*birth_date).into(),
        (*start_date).into(),
        contact_phone_number.clone().into(),
        english_level.clone().into(),
        bio.clone().into(),
        written::<LicenseEntry>(licenses)?.into(),
        written::<ExperienceEntry>(experiences)?.into(),
        written::<InterviewEntry>(interviews)?.into(),
        written::<ReviewEntry>(reviews)?.into(),
        trail(activities)?.into(),
    ])
}

/// Without the brackets of a list, so that a statement can put another before them: PostgreSQL counts the characters of what it cuts one by one.
fn trail(activities: &[Activity]) -> Result<String, StoreError> {
    let list = written::<ActivityEntry>(activities)?;
    Ok(list[1..list.len() - 1].to_owned())
}

/// The columns of a row.
#[derive(FromQueryResult)]
pub(super) struct SheetRow {
    postcode: String,
    birth_date: NaiveDate,
    start_date: NaiveDate,
    contact_phone_number: String,
    english_level: Option<String>,
    bio: Option<String>,
    licenses: String,
    experiences: String,
    interviews: String,
    reviews: String,
    activities: String,
}

impl TryFrom<SheetRow> for Sheet {
    type Error = StoreError;

    fn try_from(row: SheetRow) -> Result<Self, StoreError> {
        let SheetRow {
            postcode,
            birth_date,
            start_date,
            contact_phone_number,
            english_level,
            bio,
            licenses,
            experiences,
            interviews,
            reviews,
            activities,
        } = row;
        let mut activities = read::<ActivityEntry>(&format!("[{activities}]"))?;
        activities.truncate(LONGEST_TRAIL);
        Ok(Self {
            postcode,
            birth_date,
            start_date,
            contact_phone_number,
            english_level,
            bio,
            licenses: read::<LicenseEntry>(&licenses)?,
            experiences: read::<ExperienceEntry>(&experiences)?,
            interviews: read::<InterviewEntry>(&interviews)?,
            reviews: read::<ReviewEntry>(&reviews)?,
            activities,
        })
    }
}
