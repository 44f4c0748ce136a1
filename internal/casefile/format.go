package casefile

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

// applicationID marks the file as ours, in SQLite's header at byte 68: "HRSY".
// file(1) prints it.
const applicationID = 0x48525359

// format is the newest format that this program knows, kept as SQLite's
// user_version. Each format has a migration of its number, and the migration sets
// it.
const format = 3

//go:embed migrations/*.sql
var migrations embed.FS

// formatOf reads the format of the file: 0 if nothing is in it yet. It fails
// on a file that is not a case, and on one of a newer format.
func (c *Case) formatOf(ctx context.Context, db *sql.DB) (int, error) {
	var app, version, tables int
	err := db.QueryRowContext(ctx, `SELECT
		(SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema)`).Scan(&app, &version, &tables)
	switch {
	case err != nil:
		return 0, err
	case app == 0 && version == 0 && tables == 0:
		if c.o.Create {
			return 0, nil
		}
		return 0, c.errorf("is empty, so it is no case: check the name, or add to it first")
	case app != applicationID:
		return 0, c.errorf("is a SQLite database, but not a hearsay case: check the name")
	case version > format:
		return 0, c.errorf("is a case of format %d, and this program knows formats up to %d: open it with a newer hearsay", version, format)
	case version < 0:
		return 0, c.errorf("says that it is of format %d, which there is none of: restore a copy of it", version)
	}
	return version, nil
}

// migrate brings the file from a format to the newest. Each step is one
// transaction; killed between two, the next Open goes on. When two programs do
// it at once, one of them fails and finds the work done.
func (c *Case) migrate(ctx context.Context, from int) error {
	// First of all, so that one killed in the middle leaves a file that is ours.
	if _, err := c.write.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		return err
	}
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, c.write, sub, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		if version, again := c.formatOf(ctx, c.write); again != nil || version != format {
			return fmt.Errorf("bring format %d to %d: %w", from, format, err)
		}
		return nil
	}
	return c.transact(ctx, "prepare the case", func(tx *sql.Tx) (logged, error) {
		return logged{action: "format", detail: fmt.Sprintf("%d to %d", from, format)}, nil
	})
}
