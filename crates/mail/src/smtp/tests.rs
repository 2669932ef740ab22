use super::SmtpUrl;
