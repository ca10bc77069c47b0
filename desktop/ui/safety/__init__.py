"""What keeps a workspace safe, as the window shows it: unlocking, protection, backups, damage, copies."""
