using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IntegrationHub.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Steward : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CoveredUntil",
                table: "finding",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "data_contradiction",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MatchKey = table.Column<string>(type: "TEXT", nullable: false),
                    Item = table.Column<string>(type: "TEXT", nullable: false),
                    System = table.Column<string>(type: "TEXT", nullable: false),
                    Site = table.Column<string>(type: "TEXT", nullable: true),
                    Point = table.Column<string>(type: "TEXT", nullable: true),
                    Contradiction = table.Column<string>(type: "TEXT", nullable: false),
                    Raw = table.Column<string>(type: "TEXT", nullable: true),
                    Message = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_contradiction", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finding_note",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Identity = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Author = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finding_note", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reconciliation_decision",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    MatchKey = table.Column<string>(type: "TEXT", nullable: false),
                    AliasKey = table.Column<string>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reconciliation_decision", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_finding_ClosedAt_CoveredUntil",
                table: "finding",
                columns: new[] { "ClosedAt", "CoveredUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_data_contradiction_MatchKey",
                table: "data_contradiction",
                column: "MatchKey");

            migrationBuilder.CreateIndex(
                name: "IX_finding_note_Identity",
                table: "finding_note",
                column: "Identity");

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_decision_AliasKey",
                table: "reconciliation_decision",
                column: "AliasKey");

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_decision_MatchKey",
                table: "reconciliation_decision",
                column: "MatchKey");

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_decision_Number_Version",
                table: "reconciliation_decision",
                columns: new[] { "Number", "Version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_contradiction");

            migrationBuilder.DropTable(
                name: "finding_note");

            migrationBuilder.DropTable(
                name: "reconciliation_decision");

            migrationBuilder.DropIndex(
                name: "IX_finding_ClosedAt_CoveredUntil",
                table: "finding");

            migrationBuilder.DropColumn(
                name: "CoveredUntil",
                table: "finding");
        }
    }
}
