using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace IntegrationHub.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class StockAndBackFill : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "back_fill",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Delivery = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Author = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    DecidedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_back_fill", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "stock_movement",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Message = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Node = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Lot = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Item = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LotNumber = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Segment = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Quantity = table.Column<decimal>(type: "numeric(38,12)", precision: 38, scale: 12, nullable: true),
                    Unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Evidence = table.Column<int>(type: "integer", nullable: false),
                    Operation = table.Column<int>(type: "integer", nullable: false),
                    Transformation = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Into = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    System = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Partner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    EventKey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_movement", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_back_fill_Delivery",
                table: "back_fill",
                column: "Delivery");

            migrationBuilder.CreateIndex(
                name: "IX_stock_movement_Lot",
                table: "stock_movement",
                column: "Lot");

            migrationBuilder.CreateIndex(
                name: "IX_stock_movement_Message_Ordinal",
                table: "stock_movement",
                columns: new[] { "Message", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stock_movement_Node",
                table: "stock_movement",
                column: "Node");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "back_fill");

            migrationBuilder.DropTable(
                name: "stock_movement");
        }
    }
}
