using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IntegrationHub.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class EventInstants : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "EventAt",
                table: "canonical_message",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_canonical_message_Type_EventAt",
                table: "canonical_message",
                columns: new[] { "Type", "EventAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_canonical_message_Type_EventAt",
                table: "canonical_message");

            migrationBuilder.DropColumn(
                name: "EventAt",
                table: "canonical_message");
        }
    }
}
