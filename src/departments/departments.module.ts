import { Module } from '@nestjs/common';
import { DepartmentSubmissions } from './department-submissions.js';
import { DepartmentTurn } from './department-turn.js';
import { DepartmentsController } from './departments.controller.js';
import { HostUnitController } from './host-unit.controller.js';
import { NameOwner } from './name-owner.js';
import { UnitRegister } from './unit-register.js';
import { AddAliasHandler } from './use-cases/add-alias.js';
import { MergeDepartmentHandler } from './use-cases/merge-department.js';
import { NameHostUnitHandler } from './use-cases/name-host-unit.js';
import { RegisterDepartmentHandler } from './use-cases/register-department.js';
import { RenameDepartmentHandler } from './use-cases/rename-department.js';

@Module({
  controllers: [DepartmentsController, HostUnitController],
  providers: [
    DepartmentSubmissions, DepartmentTurn, NameOwner, UnitRegister,
    AddAliasHandler, MergeDepartmentHandler, NameHostUnitHandler, RegisterDepartmentHandler, RenameDepartmentHandler,
  ],
  exports: [UnitRegister],
})
export class DepartmentsModule {}
