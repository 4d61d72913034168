import { Module } from '@nestjs/common';
import { DepartmentSubmissions } from './department-submissions.js';
import { DepartmentTurn } from './department-turn.js';
import { DepartmentsController } from './departments.controller.js';
import { NameOwner } from './name-owner.js';
import { UnitRegister } from './unit-register.js';
import { AddAliasHandler } from './use-cases/add-alias.js';
import { MergeDepartmentHandler } from './use-cases/merge-department.js';
import { RegisterDepartmentHandler } from './use-cases/register-department.js';
import { RenameDepartmentHandler } from './use-cases/rename-department.js';

@Module({
  controllers: [DepartmentsController],
  providers: [
    DepartmentSubmissions, DepartmentTurn, NameOwner, UnitRegister,
    AddAliasHandler, MergeDepartmentHandler, RegisterDepartmentHandler, RenameDepartmentHandler,
  ],
  exports: [UnitRegister],
})
export class DepartmentsModule {}
