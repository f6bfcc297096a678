using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IntegrationHub.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GenealogyFeed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Position",
                table: "genealogy_change",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "genealogy_feed",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_genealogy_feed", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_change_Position",
                table: "genealogy_change",
                column: "Position");

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_attachment_EventKey",
                table: "genealogy_attachment",
                column: "EventKey");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "genealogy_feed");

            migrationBuilder.DropIndex(
                name: "IX_genealogy_change_Position",
                table: "genealogy_change");

            migrationBuilder.DropIndex(
                name: "IX_genealogy_attachment_EventKey",
                table: "genealogy_attachment");

            migrationBuilder.DropColumn(
                name: "Position",
                table: "genealogy_change");
        }
    }
}
