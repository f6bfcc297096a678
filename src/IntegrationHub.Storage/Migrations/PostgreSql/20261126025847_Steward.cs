using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace IntegrationHub.Storage.Migrations.PostgreSql
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
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "data_contradiction",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    MatchKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Item = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    System = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Site = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Point = table.Column<string>(type: "text", nullable: true),
                    Contradiction = table.Column<string>(type: "text", nullable: false),
                    Raw = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Message = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_contradiction", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finding_note",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Identity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Author = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finding_note", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reconciliation_decision",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    MatchKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AliasKey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<byte[]>(type: "bytea", nullable: false)
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
