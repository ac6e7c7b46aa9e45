//! The account's cross-signing identity and its recovery.
//!
//! People's clients show whether our device is signed, and we ourselves send keys only while it is. The identity
//! outlives the device: it is put into the account's secret storage, whose key the operator keeps in a file. No key
//! backup is ever made on the server: it would keep every room key there.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use matrix_sdk::Client;
use matrix_sdk::encryption::CrossSigningResetAuthType;
use matrix_sdk::encryption::recovery::RecoveryError;
use matrix_sdk::encryption::secret_storage::SecretStorageError;
use matrix_sdk::ruma::api::client::uiaa::{AuthData, MatrixUserIdentifier, Password, UserIdentifier};
use tracing::{info, warn};
use zeroize::Zeroizing;

use super::failure::Failure;
use super::settings::Settings;

/// Makes sure that our device is signed and that the recovery key is in its file. Safe to repeat.
pub(super) async fn settle(settings: &Settings, client: &Client) -> Result<(), Failure> {
    create_if_missing(settings, client).await?;
    let encryption = client.encryption();
    if !has_private_keys(client).await {
        bring_back(settings, client).await?;
    }
    let device = encryption.get_own_device().await.map_err(|_| Failure::Local)?.ok_or(Failure::Unsigned)?;
    if !device.is_cross_signed_by_owner() {
        device.verify().await.map_err(|_| Failure::Away { after: None })?;
    }
    // The signature counts for us only after we have read it back from the server.
    encryption.request_user_identity(&settings.user).await?;
    if !settings.recovery_key_file.exists() || !encryption.secret_storage().is_enabled().await? {
        let storage = encryption.secret_storage();
        let store = storage.create_secret_store().await.map_err(storage_failure)?;
        let key = Zeroizing::new(store.secret_storage_key());
        write_private(&settings.recovery_key_file, &key).map_err(|_| Failure::Local)?;
        info!("wrote a new Matrix recovery key to matrix.recovery_key_file");
    }
    Ok(())
}

async fn has_private_keys(client: &Client) -> bool {
    client.encryption().cross_signing_status().await.is_some_and(|status| status.is_complete())
}

async fn create_if_missing(settings: &Settings, client: &Client) -> Result<(), Failure> {
    let encryption = client.encryption();
    let Err(error) = encryption.bootstrap_cross_signing_if_needed(None).await else { return Ok(()) };
    let Some(session) = error.as_uiaa_response().map(|info| info.session.clone()) else {
        return Err(error.into());
    };
    encryption.bootstrap_cross_signing(Some(password(settings, session))).await?;
    Ok(())
}

/// The identity was made by a former device: takes it from secret storage, or replaces it if there is no key.
async fn bring_back(settings: &Settings, client: &Client) -> Result<(), Failure> {
    if settings.recovery_key_file.exists() {
        let key = fs::read_to_string(&settings.recovery_key_file).map(Zeroizing::new);
        let key = key.map_err(|_| Failure::Local)?;
        client.encryption().recovery().recover(key.trim()).await.map_err(|error| match error {
            RecoveryError::Sdk(error) => error.into(),
            RecoveryError::SecretStorage(error) => storage_failure(error),
            RecoveryError::BackupExistsOnServer => Failure::RecoveryKey,
        })?;
        info!("restored the Matrix identity with the recovery key");
        return Ok(());
    }
    warn!("there is no matrix.recovery_key_file: replacing the account's Matrix identity by a new one");
    let Some(reset) = client.encryption().reset_cross_signing().await? else { return Ok(()) };
    let CrossSigningResetAuthType::Uiaa(info) = reset.auth_type() else { return Err(Failure::Forbidden) };
    reset.auth(Some(password(settings, info.session.clone()))).await?;
    Ok(())
}

fn password(settings: &Settings, session: Option<String>) -> AuthData {
    let user = UserIdentifier::Matrix(MatrixUserIdentifier::new(settings.user.to_string()));
    let mut password = Password::new(user, settings.password.expose().to_owned());
    password.session = session;
    AuthData::Password(password)
}

fn storage_failure(error: SecretStorageError) -> Failure {
    match error {
        SecretStorageError::Sdk(error) => error.into(),
        SecretStorageError::Storage(_) => Failure::Local,
        SecretStorageError::Verification(_) => Failure::Away { after: None },
        _ => Failure::RecoveryKey,
    }
}

/// Writes a file that only its owner may read; either whole or not at all.
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut half = path.as_os_str().to_owned();
    half.push(".new");
    let half = Path::new(&half);
    match fs::remove_file(half) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(half)?;
    writeln!(file, "{text}")?;
    file.sync_all()?;
    fs::rename(half, path)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_recovery_key_is_for_its_owner_alone() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("matrix.recovery");
        for text in ["first", "second"] {
            write_private(&path, text).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap().trim(), text);
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
